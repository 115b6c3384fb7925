/** Which videos were encoded anew, and within what: made again where the file is lost, which is in no backup. */
export const converted = /* sql */ `
ALTER TABLE asset ADD COLUMN converted_json TEXT;
CREATE INDEX asset_converted ON asset (sha256) WHERE converted_json IS NOT NULL;
`
