/** The extensions of the types that are named; the first is added to a name that has none of them. */
const extensionsOf: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/tiff': ['.tif', '.tiff'],
  'image/jpeg': ['.jpg', '.jpeg', '.jpe'],
  'image/png': ['.png'],
  'image/vnd.djvu': ['.djvu', '.djv'],
}

const hasExtension = (name: string, extensions: readonly string[]): boolean =>
  extensions.some((extension) => name.toLowerCase().endsWith(extension))

/**
 * Makes a file name agree with the type that was read from the bytes (OWASP ASVS 5.0, 5.2.2): `virus.exe` that is a PDF is
 * `virus.exe.pdf`, and `letter.pdf` that is something else is `letter.pdf.bin`.
 */
const agreeWithType = (name: string, type: string | null): string => {
  const extensions = type === null ? undefined : extensionsOf[type]
  if (extensions !== undefined) return hasExtension(name, extensions) ? name : `${name}${extensions[0]}`
  return hasExtension(name, Object.values(extensionsOf).flat()) ? `${name}.bin` : name
}

/**
 * Writes the header that has a browser save a file under its name (RFC 6266, section 4.1; RFC 8187). A name may be cut
 * within a character: half of one cannot be encoded, and is replaced. Marks that turn the direction of writing are left
 * out: they would show another extension than the name has.
 *
 * @param type the media type that was read from the bytes; null for an unknown one
 */
export const attachmentDisposition = (name: string | null, type: string | null): string => {
  const plain = (name ?? 'file').replace(/\p{Bidi_Control}/gu, '').toWellFormed()
  const encoded = encodeURIComponent(agreeWithType(plain, type))
  return `attachment; filename*=UTF-8''${encoded.replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
