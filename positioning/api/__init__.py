"""How clients see and do positioning."""
