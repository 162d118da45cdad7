import type { ReportEntry } from './report.ts'

/** Calls the API of the gateway that is imported into. */
export type CallApi = (
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<unknown>

/** A line of the file that can be sent. */
export type ImportedLine = { readonly line: number; readonly body: Readonly<Record<string, unknown>> }

/** Sends a batch of lines and returns the result of each. */
export type ImportBatch = (
  call: CallApi,
  lines: readonly ImportedLine[],
  isDry: boolean,
) => Promise<readonly ReportEntry[]>
