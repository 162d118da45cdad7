/** The response that a visitor received. */
type Got = { readonly status: number; readonly headers: Headers; readonly text: string }

/** A simple browser: it keeps cookies, and follows nothing automatically. */
export type PatronVisitor = {
  readonly cookies: Map<string, string>
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Got>
  readonly post: (
    path: string,
    form: Readonly<Record<string, string>> | URLSearchParams,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Got>
}

/**
 * Makes one.
 *
 * @param call calls a path of the gateway, without following where it leads
 */
export const createVisitor = (
  call: (
    method: string,
    path: string,
    init: { readonly headers: Readonly<Record<string, string>>; readonly body?: string },
  ) => Promise<Response>,
): PatronVisitor => {
  const cookies = new Map<string, string>()
  const go = async (
    method: string,
    path: string,
    form: Readonly<Record<string, string>> | URLSearchParams | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Got> => {
    const response = await call(method, path, {
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return {
    cookies,
    get: (path, headers = {}) => go('GET', path, undefined, headers),
    post: (path, form, headers = {}) => go('POST', path, form, headers),
  }
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const inputsOf = (text: string, types: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(
      text.matchAll(
        new RegExp(`<input type="(?:${types})"(?: id="[^"]*")? name="([^"]+)" value="([^"]*)"`, 'g'),
      ),
      ([, name = '', value = '']) => [name, plain(value)],
    ),
  )

/** Returns the hidden fields of the forms on a page. */
export const hiddenFields = (text: string): Readonly<Record<string, string>> => inputsOf(text, 'hidden')

/** Returns the hidden fields, and the text fields as they are filled in. */
export const filledFields = (text: string): Readonly<Record<string, string>> => inputsOf(text, 'hidden|text')
