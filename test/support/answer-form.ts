/** Returns the number that a page gave to this filling of its form. */
export const formIdIn = (page: string): string => {
  const [, id] = /name="form" value="([0-9a-f]{32})"/.exec(page) ?? []
  if (id === undefined) throw new Error('the page has no form')
  return id
}

/** Sends the form of an answer page, as a browser does; the page is opened first unless `form` is given. */
export const sendAnswer = async (
  link: string,
  fields: Readonly<Record<string, string | File>>,
  form?: string,
): Promise<Response> => {
  const body = new FormData()
  body.set('form', form ?? formIdIn(await (await fetch(link)).text()))
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return fetch(link, { method: 'POST', body, redirect: 'manual' })
}
