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
  return (labels) =>
    Object.fromEntries(
      Object.entries(labels).map(([label, value]) => {
        const values = valuesByLabel.get(label) ?? new Set<string>()
        valuesByLabel.set(label, values)
        if (values.size < limit) values.add(value)
        return [label, values.has(value) ? value : other]
      }),
    )
}
