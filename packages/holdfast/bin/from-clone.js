// npm starts the clone's scripts at its top; paths are meant from where the user stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
await import('./holdfast.js');
