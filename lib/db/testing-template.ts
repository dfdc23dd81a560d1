/** The database from which each test file's own is made. */
export const TEMPLATE = "tideline_template";
