/** Builds the answer page: static files, no inline script or style, nothing from anywhere else. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { replaced } from './build/replaced.ts'
import { worker } from './offline/worker-build.ts'
import { fingerprint } from './why/fingerprint-build.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/answer/',
  publicDir: 'offline/home-screen',
  plugins: [
    replaced(),
    svelte({ configFile: false, compilerOptions: { discloseVersion: false } }),
    worker(),
    fingerprint(),
  ],
  build: {
    outDir: '../dist/answer',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
  },
})
