import { LenderError } from '../lender-error.ts'

/** The values of an answer page by the names of its form: the chosen answer and its details. */
export type Answer = {
  readonly answer: string
  readonly fields?: Readonly<Record<string, string | readonly string[] | File>> | undefined
  /** The number of an earlier filling, to send the same once more. */
  readonly form?: string | undefined
}

/** The result of an answer. */
export type Answered = {
  /** True where the page says that it was taken. */
  readonly taken: boolean
  readonly status: number
  /** The number of this filling. */
  readonly form: string
}

/** An answer page after opening. */
export type OpenedPage = { readonly form: string; readonly offers: readonly string[] }

/**
 * Opens the page behind a link. It changes nothing.
 *
 * @throws LenderError `not_found` where the page has no form
 */
export const openPage = async (link: string): Promise<OpenedPage> => {
  const response = await fetch(link)
  const page = await response.text()
  const form = /<input type="hidden" name="form" value="([^"]+)"/.exec(page)?.[1]
  if (form === undefined)
    throw new LenderError('not_found', `the page behind the link cannot be answered: HTTP ${response.status}`)
  return {
    form,
    offers: [...page.matchAll(/<input type="radio"[^>]* value="([^"]+)"/g)].map(([, name = '']) => name),
  }
}

/** Follows a link and answers, as somebody at a browser does: opens the page, chooses, fills in, presses the button. */
export const answerByLink = async (link: string, answer: Answer): Promise<Answered> => {
  const form = answer.form ?? (await openPage(link)).form
  const body = new FormData()
  body.set('form', form)
  body.set('answer', answer.answer)
  for (const [name, value] of Object.entries(answer.fields ?? {})) {
    const values = typeof value === 'string' || value instanceof File ? [value] : value
    for (const each of values) body.append(`${answer.answer}.${name}`, each)
  }
  const response = await fetch(link, { method: 'POST', body, redirect: 'manual' })
  await response.body?.cancel()
  return { taken: response.status === 303, status: response.status, form }
}
