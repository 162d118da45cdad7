import type { Span } from '../delivery/tracing.ts'
import { shortHash } from '../hash.ts'
import { randomHex } from '../hex.ts'

type Attribute = {
  readonly key: string
  readonly value:
    | { readonly stringValue: string }
    | { readonly intValue: number }
    | { readonly doubleValue: number }
}
type Link = { readonly traceId: string; readonly spanId: string }

/** A span as a collector takes it (OTLP 1.5, `trace.proto`, as JSON). */
export type OtlpSpan = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes: readonly Attribute[]
  readonly links: readonly Link[]
  readonly status: { readonly code?: number }
}

/** The numbers of `Span.SpanKind` in `trace.proto`. */
const kinds = { internal: 1, server: 2, client: 3, consumer: 5 } as const satisfies Record<
  Span['kind'],
  number
>

/** The number of `STATUS_CODE_ERROR` in `trace.proto`. */
const errorCode = 2

type Caller = Link & { readonly isSampled: boolean }

/** Reads the header `traceparent` (W3C Trace Context, section 3.2); undefined where there is none or it is not valid. */
const readCaller = (header: string | undefined): Caller | undefined => {
  const [, version, traceId = '', spanId = '', flags = ''] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/.exec(header ?? '') ?? []
  if (version === undefined || version === 'ff' || /^0+$/.test(traceId) || /^0+$/.test(spanId))
    return undefined
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

const attributeOf = (key: string, value: string | number): Attribute => {
  if (typeof value === 'string') return { key, value: { stringValue: value } }
  return { key, value: Number.isInteger(value) ? { intValue: value } : { doubleValue: value } }
}

/** Returns attributes without those that have no value. */
export const attributesOf = (facts: Span['facts']): readonly Attribute[] =>
  Object.entries(facts).flatMap(([key, value]) => (value === null ? [] : [attributeOf(key, value)]))

/** Returns whether a trace is in the share that is exported. Its id says so, so that it is exported whole or not at all. */
const isInShare = (traceId: string, ratio: number): boolean =>
  Number.parseInt(traceId.slice(-8), 16) < ratio * 2 ** 32

/** Returns nanoseconds as text, from milliseconds with fractions. */
const nanoseconds = (milliseconds: number): string => `${Math.round(milliseconds * 1_000)}000`

/**
 * Makes the span of a piece of work that ended. All spans about a request have its trace; a caller's span is the parent of
 * one that is about no request, and is linked from the others (ADR 21).
 *
 * @param ended when the work ended, in milliseconds since 1970
 * @param ratio the share of traces that is exported, from 0 to 1
 * @returns undefined where its trace is not exported
 */
export const otlpSpanOf = (span: Span, ended: number, ratio: number): OtlpSpan | undefined => {
  const caller = readCaller(span.traceparent)
  const parent = span.request === null ? caller : undefined
  const ownTrace = span.request === null ? randomHex(16) : shortHash(span.request)
  const traceId = parent?.traceId ?? ownTrace
  if (!(parent?.isSampled ?? isInShare(traceId, ratio))) return undefined
  return {
    traceId,
    spanId: randomHex(8),
    ...(parent === undefined ? {} : { parentSpanId: parent.spanId }),
    name: span.name,
    kind: kinds[span.kind],
    startTimeUnixNano: nanoseconds(ended - span.milliseconds),
    endTimeUnixNano: nanoseconds(ended),
    attributes: attributesOf({ ...span.facts, 'lendwire.request': span.request }),
    links:
      caller === undefined || parent !== undefined
        ? []
        : [{ traceId: caller.traceId, spanId: caller.spanId }],
    status: span.isError ? { code: errorCode } : {},
  }
}
