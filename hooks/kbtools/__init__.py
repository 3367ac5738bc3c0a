"""Read, lint and compile the knowledge in `kb/`.

The steps, each its own module, in running order:

1. `yamlread`, `records`: files become records that know their line numbers.
2. `schema`: the shape of each record is checked against `kb/schema/`.
3. `lint`: the sense of the whole is checked, one rule a module.
4. `model`, `load`: records become the typed model that everything else reads.
5. `compiled`: the model becomes the one JSON file that the checkers carry.
"""
