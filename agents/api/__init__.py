"""How clients see agents and record what they have done."""
