/**
 * Returns a text as it is compared with another: small letters and digits, without accents, signs and doubled blanks.
 *
 * @returns '' where nothing of it is a letter or digit
 */
export const plainText = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
