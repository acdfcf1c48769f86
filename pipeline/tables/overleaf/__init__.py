"""Tables that go on over pages: parts of one page put together so that rows are whole."""
