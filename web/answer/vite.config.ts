/** Builds the answer page: static files, no inline script or style, nothing from anywhere else. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { replaced } from './build/replaced.ts'
import { worker } from './offline/worker-build.ts'
import { ahead } from './opening/ahead-build.ts'
import { fingerprint } from './why/fingerprint-build.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/answer/',
  publicDir: 'offline/home-screen',
  plugins: [
    replaced(),
    svelte({ configFile: false, compilerOptions: { discloseVersion: false } }),
    ahead(),
    worker(),
    fingerprint(),
  ],
  build: {
    outDir: '../dist/answer',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // Nearly a kilobyte less on the wire than esbuild's way.
    minify: 'terser',
  },
})
