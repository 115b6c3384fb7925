/** What else is known of how a video is made, for platforms that ask. */
export const videoFacts = /* sql */ `
-- NULL: no video, no sound, or brought in before it was looked at.
ALTER TABLE asset ADD COLUMN fps REAL;
ALTER TABLE asset ADD COLUMN sound_codec TEXT;
ALTER TABLE asset ADD COLUMN sound_rate INTEGER;
`
