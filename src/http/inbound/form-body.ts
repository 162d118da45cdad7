import type { BodyPrefix } from '../input/body.ts'

/** The form field in which some systems post their XML. */
const field = 'xml'

/**
 * Returns whether a body is said to be a form.
 *
 * @param contentType as it was sent
 */
export const isForm = (contentType: string): boolean =>
  /^application\/x-www-form-urlencoded\b/i.test(contentType)

/**
 * Returns the XML of a body that is said to be a form: what its field `xml` holds, or the body itself. Clients that name
 * the form's content type for a body of plain XML are seen too: XML begins with `<`, a form never does.
 */
export const xmlOfForm = (body: BodyPrefix): BodyPrefix => {
  const text = new TextDecoder().decode(body.bytes)
  if (/^[\s\uFEFF]*</.test(text)) return body
  const xml = new URLSearchParams(text).get(field)
  return xml === null ? body : { bytes: new TextEncoder().encode(xml), truncated: body.truncated }
}
