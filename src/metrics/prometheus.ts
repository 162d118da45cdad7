import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Labels, Metrics } from '../delivery/metrics.ts'
import { mapRecord } from '../typed-records.ts'
import { counters, durations, type GaugeValue, gauges } from './definitions.ts'
import type { MetricsText } from './metrics-text.ts'

/** The most values of one label, such as partners. Each costs a time series in the monitoring system. */
const maxValues = 500
/** Stands for all values beyond the limit. */
const other = 'other'

/**
 * Makes a function that bounds the values of labels: values beyond the first 500 of a label become `other`.
 *
 * @param limit the most values of one label
 */
export const createLabelBound = (limit = maxValues): ((labels: Labels) => Labels) => {
  const valuesByLabel = new Map<string, Set<string>>()
  const isWithin = (label: string, value: string): boolean => {
    const values = valuesByLabel.get(label) ?? new Set<string>()
    if (values.has(value)) return true
    if (values.size >= limit) return false
    valuesByLabel.set(label, values.add(value))
    return true
  }
  return (labels) => {
    let bounded = labels
    for (const label in labels)
      if (!isWithin(label, labels[label] ?? '')) bounded = { ...bounded, [label]: other }
    return bounded
  }
}

/** Sums of prom-client that are gauges and end as counters do; the values by type are there too. */
const misnamed = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`)

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
  for (const name of misnamed) registry.removeSingleMetric(name)
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
