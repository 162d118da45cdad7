import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { pinBaseImages } from '../../scripts/container/pin-base-images.ts'
import { durationMilliseconds } from '../../src/borrowing/time.ts'
import { readConfig } from '../../src/config.ts'
import { settingsTable } from '../../src/environment.ts'
import { installed } from '../support/debian.ts'
import { findTypeFaults, KubernetesKind } from './kubernetes-types.ts'

const run = promisify(execFile)
const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const read = (file: string): Promise<string> => readFile(pathOf(file), 'utf8')
const settings = new Set(settingsTable().map(({ name }) => name))

const files = [
  'Dockerfile',
  'deploy/compose.yaml',
  'deploy/systemd/lendwire.service',
  'deploy/kubernetes/lendwire.yaml',
] as const

const Manifest = z.looseObject({ kind: KubernetesKind })

describe('deployment files', () => {
  test.each(files)('%s names settings that exist', async (file) => {
    // The domain is a variable of compose.yaml itself.
    const named = [...(await read(file)).matchAll(/LENDWIRE_[A-Z_]+/g)].map(([name]) => name)
    expect(named.filter((name) => !settings.has(name) && name !== 'LENDWIRE_DOMAIN')).toEqual([])
    expect(named.length).toBeGreaterThan(0)
  })

  test('the systemd unit is valid, and its exposure is below 2', async () => {
    const systemd = await installed('/usr/bin/systemd-analyze')
    const unit = pathOf('deploy/systemd/lendwire.service')
    const { stdout } = await run(systemd, ['security', '--offline=true', unit])
    const exposure = Number(/Overall exposure level for lendwire\.service: ([\d.]+)/.exec(stdout)?.[1])
    expect(exposure).toBeGreaterThan(0)
    expect(exposure).toBeLessThan(2)
    const verified = await run(systemd, ['verify', unit])
    expect(verified.stderr).not.toMatch(/lendwire\.service:\d+/)
  })

  test('a process has fifteen seconds to close everything after its work in hand has ended', async () => {
    const drain = durationMilliseconds(readConfig({}).drain) / 1000
    const secondsIn = async (file: string, pattern: RegExp): Promise<number> =>
      Number(pattern.exec(await read(file))?.[1])
    const kubernetes = 'deploy/kubernetes/lendwire.yaml'
    const pause = await secondsIn(kubernetes, /preStop: \{ sleep: \{ seconds: (\d+) \} \}/)
    const times = [
      await secondsIn('deploy/systemd/lendwire.service', /^TimeoutStopSec=(\d+)$/m),
      await secondsIn('deploy/compose.yaml', /stop_grace_period: (\d+)s$/m),
      (await secondsIn(kubernetes, /terminationGracePeriodSeconds: (\d+)$/m)) - pause,
    ]
    expect(times).toEqual(times.map(() => drain + 15))
  })

  test('the Kubernetes manifests follow the types of their kinds', async () => {
    const text = await read('deploy/kubernetes/lendwire.yaml')
    const faultsIn = (manifests: string): readonly string[] =>
      findTypeFaults(parseAllDocuments(manifests).map((each) => Manifest.parse(each.toJS())))
    expect(faultsIn(text)).toEqual([])
    expect(faultsIn(text.replace('replicas: 2', 'replicas: two'))).toEqual([
      "Type 'string' is not assignable to type 'number'.",
    ])
    expect(faultsIn(text.replace('readinessProbe:', 'readynessProbe:')).join()).toContain('readynessProbe')
  })

  test('the Dockerfile runs as a user without rights, and health is checked', async () => {
    const stages = (await read('Dockerfile')).split(/^FROM /m)
    const last = stages.at(-1) ?? ''
    expect(stages.length).toBe(3)
    expect(last).toMatch(/^USER 1000:1000$/m)
    expect(last).toMatch(/^HEALTHCHECK /m)
    expect(last.indexOf('\nUSER 1000')).toBeLessThan(last.indexOf('\nENTRYPOINT'))
    expect(last).not.toMatch(/^(ADD|COPY \.)/m)
    // Libraries come from the lock file alone.
    expect(stages.join('')).not.toMatch(/npm (install|i) /)
  })

  test('a release takes each base image by its digest, or makes nothing', async () => {
    const dockerfile = await read('Dockerfile')
    const digest = `sha256:${'0a'.repeat(32)}`
    const [node, base] = ['node:24-bookworm-slim', 'gcr.io/distroless/cc-debian12:nonroot']
    const pinned = pinBaseImages(dockerfile, [`${node}@${digest}`, `${base}@${digest}`])
    expect(pinned.images).toEqual([
      { image: node, digest },
      { image: base, digest },
    ])
    expect(pinned.dockerfile.match(/^FROM .*$/gm)).toEqual([
      `FROM ${node}@${digest} AS build`,
      `FROM ${base}@${digest}`,
    ])
    expect(() => pinBaseImages(dockerfile, [`${node}@${digest}`])).toThrow(base)
    expect(() => pinBaseImages(dockerfile, [`${node}@sha256:1`, `${base}@${digest}`])).toThrow(
      'is no base image',
    )
    const release = ['--base-image', `${node}@${digest}`]
    await expect(run('node', [pathOf('scripts/make-release.ts'), ...release])).rejects.toMatchObject({
      code: 2,
    })
  })

  test('compose.yaml follows the schema of Compose, with every profile', async (context) => {
    const compose = await installed('/usr/bin/docker-compose')
    const { stdout: version } = await run(compose, ['version', '--short'])
    const [major = 0, minor = 0] = version.split('.').map(Number)
    context.skip(
      major < 2 || (major === 2 && minor < 24),
      `Compose ${version.trim()} knows no optional env_file: that takes 2.24`,
    )
    const check = (file: string, ...options: readonly string[]) =>
      run(compose, ['--file', file, ...options, 'config'])
    const { stdout } = await check(
      pathOf('deploy/compose.yaml'),
      '--profile',
      'postgres',
      '--profile',
      'redis',
      '--profile',
      'tls',
    )
    expect(
      Object.keys(z.object({ services: z.record(z.string(), z.unknown()) }).parse(parse(stdout)).services),
    ).toEqual(['lendwire', 'postgres', 'proxy', 'redis'])
    const folder = await mkdtemp(join(tmpdir(), 'lendwire-compose-'))
    const wrong = join(folder, 'compose.yaml')
    await writeFile(wrong, (await read('deploy/compose.yaml')).replace('read_only:', 'readonly:'))
    await expect(check(wrong)).rejects.toThrow(/[Aa]dditional propert.* readonly|readonly.* not allowed/)
    await rm(folder, { recursive: true })
  })

  test('compose.yaml keeps the root file system read-only and names only volumes that it declares', async () => {
    const compose = z
      .object({
        services: z.record(
          z.string(),
          z.looseObject({ volumes: z.array(z.string()).optional(), read_only: z.boolean().optional() }),
        ),
        volumes: z.record(z.string(), z.unknown()),
      })
      .parse(parse(await read('deploy/compose.yaml')))
    expect(compose.services.lendwire?.read_only).toBe(true)
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((each) => each.split(':')[0] ?? ''),
    )
    expect(mounted.filter((name) => !(name in compose.volumes))).toEqual([])
  })

  test('the Kubernetes manifests select their pods, probe them, and give them no rights', async () => {
    const documents = parseAllDocuments(await read('deploy/kubernetes/lendwire.yaml')).map((each) => {
      expect(each.errors).toEqual([])
      return each.toJS() as { kind: string }
    })
    expect(documents.map(({ kind }) => kind)).toEqual([
      'ConfigMap',
      'Deployment',
      'PersistentVolumeClaim',
      'Service',
      'PodDisruptionBudget',
    ])
    const labels = { 'app.kubernetes.io/name': 'lendwire' }
    expect(documents[1]).toMatchObject({
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            // The variables of a service link, such as LENDWIRE_PORT, have the names of settings.
            enableServiceLinks: false,
            securityContext: { runAsNonRoot: true },
            containers: [
              {
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
                livenessProbe: { httpGet: { path: '/healthz' } },
                readinessProbe: { httpGet: { path: '/readyz' } },
                lifecycle: { preStop: expect.anything() },
              },
            ],
          },
        },
      },
    })
    expect(documents[3]).toMatchObject({ spec: { selector: labels } })
  })
})
