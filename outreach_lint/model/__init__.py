"""The frozen data that every stage passes on; imports nothing but the standard library and regex."""
