/**
 * Writes the header that has a browser save a file under its name (RFC 6266, section 4.1; RFC 8187). A name may be cut
 * within a character: half of one cannot be encoded, and is replaced.
 */
export const attachmentDisposition = (name: string | null): string => {
  const encoded = encodeURIComponent((name ?? 'file').toWellFormed())
  return `attachment; filename*=UTF-8''${encoded.replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
