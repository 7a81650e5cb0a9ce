/** What Sphinx says to the scripts of a page (`documentation_options.js`). */
declare const DOCUMENTATION_OPTIONS: Record<string, unknown>;
