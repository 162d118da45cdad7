import {
  type Attributes,
  type Context,
  DiagLogLevel,
  diag,
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { Span, Trace } from '../delivery/tracing.ts'
import { shortHash } from '../hash.ts'
import type { Log } from '../log.ts'

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
  readonly version: string
  readonly log: Log
}

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const satisfies Record<Span['kind'], SpanKind>

/** Reads the header `traceparent` (W3C Trace Context, section 3.2); undefined where there is none or it is not valid. */
const readCaller = (header: string | undefined): SpanContext | undefined => {
  const [, traceId = '', spanId = '', flags = ''] =
    /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/.exec(header ?? '') ?? []
  const caller = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true }
  return isSpanContextValid(caller) ? caller : undefined
}

const attributesOf = ({ request, facts }: Span): Attributes =>
  Object.fromEntries(
    Object.entries({ ...facts, 'lendwire.request': request }).filter(([, value]) => value !== null),
  ) as Attributes

/** Passes on what the exporter complains of, such as a collector that is away. */
const reportTo = (log: Log): void => {
  const warn = (message: string): void =>
    log({ level: 'warn', message: 'Traces could not be exported', facts: { reason: message.slice(0, 200) } })
  const ignore = (): void => undefined
  diag.setLogger(
    { error: warn, warn, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  )
}

/**
 * Creates the export of traces. The id of a trace follows from the number of the request: a partner's message shares a trace
 * with the command that it answers, whichever gateway did either, and nothing is stored for it (ADR 21).
 */
export const createOtlpTraces = ({ url, ratio, version, log }: OtlpTracesParts): OtlpTraces => {
  reportTo(log)
  const random = new RandomIdGenerator()
  let nextTrace: string | undefined
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': 'lendwire', 'service.version': version }),
    ),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    idGenerator: {
      generateTraceId: () => nextTrace ?? random.generateTraceId(),
      generateSpanId: () => random.generateSpanId(),
    },
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  })
  const tracer = provider.getTracer('lendwire', version)
  return {
    trace: (span) => {
      const ended = Date.now()
      const caller = readCaller(span.traceparent)
      const isOfCaller = span.request === null && caller !== undefined
      const parent: Context = isOfCaller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT
      nextTrace = span.request === null ? undefined : shortHash(span.request)
      const started = tracer.startSpan(
        span.name,
        {
          kind: kinds[span.kind],
          startTime: ended - span.milliseconds,
          attributes: attributesOf(span),
          links: caller === undefined || isOfCaller ? [] : [{ context: caller }],
        },
        parent,
      )
      nextTrace = undefined
      if (span.isError) started.setStatus({ code: SpanStatusCode.ERROR })
      started.end(ended)
    },
    stop: () => provider.shutdown(),
  }
}
