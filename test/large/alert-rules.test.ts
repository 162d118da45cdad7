import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { counters, durations, type GaugeName, gauges } from '../../src/metrics/definitions.ts'
import { createPrometheusMetrics } from '../../src/metrics/prometheus.ts'
import { installed } from '../support/debian.ts'

const run = promisify(execFile)
const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const [rules, dashboard, page] = [
  'deploy/prometheus/alerts.yaml',
  'deploy/grafana/lendwire.json',
  'docs/monitoring.md',
].map(pathOf) as [string, string, string]

const own = new Set(
  [...Object.values(counters), ...Object.values(durations), ...Object.values(gauges)].map(({ name }) => name),
)
const metricsIn = (text: string): readonly string[] =>
  [...text.matchAll(/lendwire_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''))

const isGauge = (name: string): name is GaugeName => Object.hasOwn(gauges, name)

describe('monitoring files', () => {
  let promtool = ''
  beforeAll(async () => {
    promtool = await installed('/usr/bin/promtool')
  }, 300_000)

  test('the alert rules are valid, and their unit tests pass', async () => {
    const { stdout } = await run(promtool, ['check', 'rules', rules])
    expect(stdout).toContain('SUCCESS')
    const tested = await run(promtool, ['test', 'rules', pathOf('deploy/prometheus/alerts.test.yaml')])
    expect(tested.stdout).toContain('SUCCESS')
  })

  test('the metrics are named as Prometheus wants it, those of libraries too', async () => {
    const { render } = createPrometheusMetrics('0.1.0')
    const values = Object.keys(gauges).flatMap((gauge) =>
      isGauge(gauge)
        ? [{ gauge, labels: Object.fromEntries(gauges[gauge].labels.map((label) => [label, 'x'])), value: 1 }]
        : [],
    )
    const { text } = await render(values)
    const check = execFile(promtool, ['check', 'metrics'])
    check.stdin?.end(text)
    const [[code], said] = await Promise.all([
      once(check, 'close'),
      check.stderr === null ? '' : readText(check.stderr),
    ])
    expect({ code, said }).toEqual({ code: 0, said: '' })
  })

  test('rules and dashboard name metrics that exist, and the page describes all of them', async () => {
    const metricNames = new Set([...own, 'lendwire_build_info'])
    for (const file of [rules, dashboard])
      expect(metricsIn(await readFile(file, 'utf8')).filter((name) => !metricNames.has(name))).toEqual([])
    const described = new Set(metricsIn(await readFile(page, 'utf8')))
    expect([...metricNames].filter((name) => !described.has(name))).toEqual([])
  })

  test('each alert has a section that says what to do', async () => {
    const { groups } = z
      .object({ groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string() })) })) })
      .parse(parse(await readFile(rules, 'utf8')))
    const text = await readFile(page, 'utf8')
    for (const { alert } of groups.flatMap(({ rules: each }) => each))
      expect(text).toContain(`### ${alert}\n`)
  })
})
