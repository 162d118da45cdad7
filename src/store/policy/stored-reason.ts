import { AnyReason } from '../../translations/parameter.ts'
import { textReason } from '../../translations/reason.ts'

/** Writes a reason as text, for a store that keeps it in one column. */
export const reasonToText = ({ code, params }: AnyReason): string => JSON.stringify({ code, params })

/** Reads such a text. A sentence of an older version stays as it is. */
export const reasonFromText = (text: string): AnyReason =>
  text.startsWith('{"code":') ? AnyReason.parse(JSON.parse(text)) : textReason(text)
