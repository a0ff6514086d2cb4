"""How clients see and do intelligence."""
