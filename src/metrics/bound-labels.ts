import type { Labels } from '../delivery/metrics.ts'

/** The most values of one label, such as partners. Each costs a time series in the monitoring system. */
const mostValues = 500
/** Stands for all values beyond the limit. */
const other = 'other'

/**
 * Makes a function that bounds the values of labels: values beyond the first 500 of a label become `other`.
 *
 * @param limit the most values of one label
 */
export const createLabelBound = (limit = mostValues): ((labels: Labels) => Labels) => {
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
