/** A violation of what the gateway promises. lost: it was acknowledged and is gone · doubled: it happened twice · wrong: anything else. */
export type Finding = { readonly kind: 'lost' | 'doubled' | 'wrong'; readonly words: string }

export const lost = (words: string): Finding => ({ kind: 'lost', words })
export const doubled = (words: string): Finding => ({ kind: 'doubled', words })
export const wrong = (words: string): Finding => ({ kind: 'wrong', words })
