import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../delivery/metrics.ts'
import { mapRecord } from '../typed-records.ts'
import { createLabelBound } from './bound-labels.ts'
import { counters, durations, type GaugeValue, gauges } from './definitions.ts'
import type { MetricsText } from './metrics-text.ts'

/** Metrics that Prometheus scrapes. */
export type PrometheusMetrics = {
  readonly metrics: Metrics
  /** Writes all metrics as text, with gauges as they are now. */
  readonly render: (values: readonly GaugeValue[]) => Promise<MetricsText>
}

/**
 * Creates the metrics of this process: those of the gateway, and those of Node (memory, CPU, event-loop delay).
 *
 * @param version the version of lendwire, which `lendwire_build_info` names
 */
export const createPrometheusMetrics = (version: string): PrometheusMetrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({
    name: 'lendwire_build_info',
    help: 'The version that runs',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1)
  const counting = mapRecord(
    counters,
    ({ name, help, labels }) => new Counter({ name, help, labelNames: labels, registers }),
  )
  const measuring = mapRecord(
    durations,
    ({ name, help, labels, buckets }) =>
      new Histogram({ name, help, labelNames: labels, buckets, registers }),
  )
  const gauging = mapRecord<keyof typeof gauges, (typeof gauges)[keyof typeof gauges], Gauge>(
    gauges,
    ({ name, help, labels }) => new Gauge({ name, help, labelNames: labels, registers }),
  )
  const bound = createLabelBound()
  return {
    metrics: {
      increment: (counter, labels) => counting[counter].inc(bound(labels)),
      observe: (duration, seconds, labels) => measuring[duration].observe(bound(labels), seconds),
    },
    render: async (values) => {
      for (const gauge of Object.values(gauging)) gauge.reset()
      for (const { gauge, labels, value } of values) gauging[gauge].set(bound(labels), value)
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}
