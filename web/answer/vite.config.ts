/** Builds the answer page: static files, no inline script or style, nothing from anywhere else. */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/answer/',
  plugins: [svelte({ configFile: false })],
  build: {
    outDir: '../dist/answer',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
  },
})
