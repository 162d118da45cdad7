import type { AnyReason } from '../../translations/parameter.ts'

/** Writes a reason for a column or field of text, which `StoredReason` reads. */
export const reasonToText = ({ code, params }: AnyReason): string => JSON.stringify({ code, params })
