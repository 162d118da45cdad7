import type { Trace } from '../delivery/tracing.ts'
import type { Log } from '../log.ts'
import { attributesOf, type OtlpSpan, otlpSpanOf } from './otlp-span.ts'

/** Traces that are exported over OTLP. */
export type OtlpTraces = {
  readonly trace: Trace
  /** Exports what is left, and ends. */
  readonly stop: () => Promise<void>
}

/** The dependencies of traces. */
export type OtlpTracesParts = {
  /** Where a collector takes traces over HTTP, such as `http://127.0.0.1:4318/v1/traces`. */
  readonly url: string
  /** The share of traces that is exported, from 0 to 1. */
  readonly ratio: number
  /** Headers of each call, such as a key of the collector: `name=value,name=value`, percent-encoded. */
  readonly headers?: string | undefined
  /** Attributes of the gateway, in the same form; they replace its own. */
  readonly attributes?: string | undefined
  /** The name of the gateway in traces; it replaces that of the attributes. */
  readonly serviceName?: string | undefined
  readonly version: string
  readonly log: Log
}

/** The number of spans that wait at most; further ones are dropped. */
const queueLimit = 2_048
/** The number of spans in one call. */
const batchSize = 512
/** The time between two calls, in milliseconds. */
const interval = 5_000
/** The longest time of a call, in milliseconds. */
const callTimeout = 10_000

/** Reads pairs as the specification of OpenTelemetry has them ("Environment Variable Specification"). */
const readPairs = (text = ''): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text.split(',').flatMap((pair) => {
      const separator = pair.indexOf('=')
      const name = pair.slice(0, Math.max(0, separator)).trim()
      return name === '' || /\s/.test(name) ? [] : [[name, decode(pair.slice(separator + 1).trim())]]
    }),
  )

const decode = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Answers after which the same call may be made again (OTLP 1.5, "Failures"). */
const isPassing = (status: number): boolean => [429, 502, 503, 504].includes(status)

/**
 * Creates the export of traces: ended spans are sent in batches, as JSON over HTTP. What a collector that is away did not
 * take is sent with the next batch, as long as there is room. Nothing is stored (ADR 21).
 */
export const createOtlpTraces = (parts: OtlpTracesParts): OtlpTraces => {
  const { url, ratio, version, log } = parts
  const resource = {
    attributes: attributesOf({
      'service.name': 'lendwire',
      'service.version': version,
      ...readPairs(parts.attributes),
      ...(parts.serviceName === undefined ? {} : { 'service.name': parts.serviceName }),
    }),
  }
  const headers = { ...readPairs(parts.headers), 'content-type': 'application/json' }
  let queue: OtlpSpan[] = []
  let sending: Promise<void> | undefined

  const report = (reason: string): void =>
    log({ level: 'warn', message: 'Traces could not be exported', facts: { reason: reason.slice(0, 200) } })

  /** Returns whether a further batch may follow: the collector took this one, or refused it for good. */
  const send = async (spans: readonly OtlpSpan[]): Promise<boolean> => {
    const body = JSON.stringify({
      resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'lendwire', version }, spans }] }],
    })
    const signal = AbortSignal.timeout(callTimeout)
    const keep = (reason: string): false => {
      report(reason)
      queue = [...spans, ...queue].slice(0, queueLimit)
      return false
    }
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal })
      await response.body?.cancel()
      const reason = `the collector answered ${response.status}`
      if (isPassing(response.status)) return keep(reason)
      if (!response.ok) report(reason)
      return true
    } catch (error) {
      const { cause = error } = error instanceof Error ? error : {}
      return keep(cause instanceof Error ? cause.message : 'unknown')
    }
  }

  const sendAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.slice(0, batchSize)
      queue = queue.slice(batchSize)
      if (!(await send(batch))) return
    }
  }
  const flush = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = undefined
    })
    return sending
  }

  const timer = setInterval(() => void flush(), interval)
  timer.unref()
  return {
    trace: (span) => {
      const made = otlpSpanOf(span, Date.now(), ratio)
      if (made === undefined || queue.length >= queueLimit) return
      queue.push(made)
      if (queue.length === batchSize) void flush()
    },
    stop: async () => {
      clearInterval(timer)
      await sending
      await flush()
    },
  }
}
