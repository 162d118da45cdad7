/** The text of all metrics, for Prometheus. */
export type MetricsText = { readonly contentType: string; readonly text: string }
