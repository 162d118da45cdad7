/**
 * Preloaded (`node --import`) into a process that another one starts with an IPC channel: it stops when the one that
 * started it is gone, however that ended, so that no orphan stays behind.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
