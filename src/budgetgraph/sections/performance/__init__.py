"""Tables of performance: their forms, the header of their indicators, the rows below it."""
