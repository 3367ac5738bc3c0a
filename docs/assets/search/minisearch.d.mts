// The library is copied beside these modules when the site is built; its types are the package's.
export { default } from "minisearch";
