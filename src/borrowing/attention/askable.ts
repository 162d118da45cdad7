import type { AttentionKind } from '../request/attention.ts'

/** The attention about which staff may ask the patron: it waits for the answer. */
export const askable: readonly AttentionKind[] = ['condition', 'retry_offer', 'cost', 'needed_by_at_risk']
