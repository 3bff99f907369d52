//! The Python module; what converts and delegates, and nothing else.
