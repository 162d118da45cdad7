/** An & that begins no reference. */
const bareAmpersand = /&(?!#?\w+;)/g

/**
 * Reads an answer of NCIP. Where it is not well-formed, an & that begins no reference stands for itself: NCIPServer
 * (norway2, RequestItemResponse.inc) and ncip-server (LookupItemResponse.inc) write titles as they are. Byte by byte,
 * whatever the encoding.
 *
 * @param read finds the message; undefined where there is none
 */
export const readNcipAnswer = <T>(
  body: Uint8Array,
  read: (body: Uint8Array) => T | undefined,
): T | undefined => {
  const found = read(body)
  if (found !== undefined) return found
  const text = Buffer.from(body).toString('latin1')
  const escaped = text.replaceAll(bareAmpersand, '&amp;')
  return escaped === text ? undefined : read(Buffer.from(escaped, 'latin1'))
}
