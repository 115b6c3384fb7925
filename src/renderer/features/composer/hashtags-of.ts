/** Hashtags of a text, without the sign and in small letters, as core tells them apart. Pure. */
export const hashtagsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.normalize('NFC').matchAll(/(?<![\p{L}\p{N}_&/])[#＃]([\p{L}\p{M}\p{N}_]{1,100})/gu)].map(([, tag = '']) => tag.toLowerCase()),
  )
