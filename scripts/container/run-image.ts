import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readFileSync } from 'node:fs'
import type { Image } from './build-stages.ts'

/**
 * Mounts the root read-only, as `read_only: true` of compose.yaml does, with a volume at /data and a /tmp in memory; then
 * becomes the user of the image, who gets no rights by any program.
 */
const script = `
  mount --bind "$ROOT" "$ROOT" && mount --bind "$DATA" "$ROOT/data" || exit 1
  mount -t tmpfs tmpfs "$ROOT/tmp" && mount -t tmpfs tmpfs "$ROOT/dev" && mount -t proc proc "$ROOT/proc" || exit 1
  for device in null zero random urandom; do touch "$ROOT/dev/$device" && mount --bind "/dev/$device" "$ROOT/dev/$device" || exit 1; done
  mount -o remount,ro,bind "$ROOT" || exit 1
  exec setpriv --no-new-privs unshare --root="$ROOT" --wd=/data --setgid="\${OWNER#*:}" --setuid="\${OWNER%:*}" "$@"`

const argumentsFor = (command: readonly string[]): readonly string[] => [
  ...['--mount', '--pid', '--fork', '--kill-child', '/bin/sh', '-c', script, 'sh'],
  ...command,
]

/** The options of running an image: the folder of the volume, and variables beside those of the image. */
export type RunOptions = { readonly data: string; readonly variables?: Readonly<Record<string, string>> }

const environmentOf = (image: Image, { data, variables = {} }: RunOptions): NodeJS.ProcessEnv => {
  const [user, group] = image.user.split(':').map(Number)
  mkdirSync(data, { recursive: true })
  chownSync(data, user ?? 0, group ?? 0)
  for (const folder of ['tmp', 'dev', 'proc']) mkdirSync(`${image.root}/${folder}`, { recursive: true })
  const path = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin'
  return { PATH: path, ...image.variables, ...variables, ROOT: image.root, DATA: data, OWNER: image.user }
}

/** Runs a command in an image to its end. */
export const runInImage = (image: Image, command: readonly string[], options: RunOptions): string =>
  execFileSync('unshare', argumentsFor(command), { encoding: 'utf8', env: environmentOf(image, options) })

/** Starts an image as its entry point and command say. */
export const startImage = (image: Image, options: RunOptions): ChildProcess =>
  spawn('unshare', argumentsFor([...image.entrypoint, ...image.command]), {
    env: environmentOf(image, options),
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Tells a started image to end, as a container runtime does, and waits for that. */
export const stopImage = async (started: ChildProcess): Promise<void> => {
  const gone = once(started, 'exit')
  // `unshare` waits for the process within, and passes no signal on.
  const within = readFileSync(`/proc/${started.pid}/task/${started.pid}/children`, 'utf8').trim()
  process.kill(Number(within), 'SIGTERM')
  await gone
}
