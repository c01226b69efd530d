"use strict";
// Stands in for the native module that ends a server whose parent died; the tests end theirs themselves.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
