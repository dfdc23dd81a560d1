import { handleUpload } from "#lib/imports/handle-upload.ts";

export const POST = handleUpload;
