import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { type Fault, Problem } from '../problem.ts'
import { reason, textReason } from '../translations/reason.ts'

/** Options of commands that call the API of a running gateway. */
export type ApiOptions = { readonly url?: string; readonly keyFile?: string }

const ProblemDocument = z.object({
  detail: z.string(),
  faults: z.array(z.object({ path: z.string(), text: z.string() })).optional(),
})

const readKey = async (file: string | undefined): Promise<string> => {
  const key = file === undefined ? readConfig(process.env).adminKey : (await readFile(file, 'utf8')).trim()
  if (key !== undefined) return key
  throw new Problem('invalid_input', reason('command_line.admin_key_needed'))
}

const refusal = (status: number, body: unknown): Problem => {
  const document = ProblemDocument.safeParse(body).data
  const faults = (document?.faults ?? []).map(({ path, text }): Fault => ({ path, ...textReason(text) }))
  const why =
    document === undefined ? reason('command_line.gateway_status', { status }) : textReason(document.detail)
  return new Problem('conflict', why, { faults })
}

/**
 * Calls the API of a running gateway.
 *
 * @returns the JSON of the answer
 * @throws Problem `unavailable` if no gateway answers, `conflict` with the detail of its answer if it refuses
 */
export const callApi = async (
  { url, keyFile }: ApiOptions,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  moreHeaders: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const { host, port } = readConfig(process.env)
  const base = url ?? `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  const headers = {
    ...moreHeaders,
    authorization: `Bearer ${await readKey(keyFile)}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(new URL(path, base), { method, headers, ...sent }).catch((cause: unknown) => {
    throw new Problem('unavailable', reason('command_line.no_gateway', { address: base }), {
      cause,
    })
  })
  const text = await response.text()
  const json = z
    .string()
    .transform((content): unknown => JSON.parse(content))
    .safeParse(text)
  if (!response.ok) throw refusal(response.status, json.data)
  return json.data
}
