"""How clients see and do alerts."""
