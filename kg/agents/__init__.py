"""The graph for agents: tools of the Model Context Protocol, each answer with the sentences that it rests on."""
