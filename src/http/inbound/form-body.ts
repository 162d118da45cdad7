import type { BodyPrefix } from '../input/body.ts'

/** The form field in which some systems post their XML. */
const field = 'xml'

/**
 * Returns the XML of a posted body: the body itself, or what a form holds in its field `xml`. Clients that name the
 * form's content type for a body of plain XML are seen too: XML begins with `<`, a form never does.
 *
 * @param contentType as it was sent
 */
export const xmlOf = (body: BodyPrefix, contentType: string): BodyPrefix => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(contentType)) return body
  const text = new TextDecoder().decode(body.bytes)
  if (/^[\s\uFEFF]*</.test(text)) return body
  const xml = new URLSearchParams(text).get(field)
  return xml === null ? body : { bytes: new TextEncoder().encode(xml), truncated: body.truncated }
}
