import { type AnyReason, StoredReason } from '../../translations/parameter.ts'

/** Writes a reason for a column or field of text. */
export const reasonToText = ({ code, params }: AnyReason): string => JSON.stringify({ code, params })

/** Reads what a column or field of text says: a reason, or a sentence that an older version wrote. */
export const reasonFromText = (text: string): AnyReason => StoredReason.parse(text)
