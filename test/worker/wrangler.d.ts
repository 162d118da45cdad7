/**
 * What the tests use of Wrangler, which `npm run test:large` installs beside them. Types are checked without it.
 */
declare module 'wrangler' {
  type PlainText = { readonly type: 'plain_text'; readonly value: string }

  export const unstable_startWorker: (options: {
    readonly config: string
    readonly entrypoint?: string
    readonly bindings: Readonly<Record<string, PlainText>>
    readonly dev: {
      readonly server: { readonly hostname: string; readonly port: number }
      readonly inspector: boolean
      readonly persist: boolean
      readonly watch: boolean
      readonly logLevel: 'none'
      readonly structuredLogsHandler: (line: { readonly level: string; readonly message: string }) => void
    }
  }) => Promise<{
    readonly ready: Promise<void>
    readonly url: Promise<URL>
    readonly dispose: () => Promise<void>
  }>
}
