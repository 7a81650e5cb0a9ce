# Called by workflows/preview-comment.yml, whose environment says which run has found what.
set -euo pipefail
cd "${RUNNER_TEMP:?}"
repository=$GITHUB_API_URL/repos/$GITHUB_REPOSITORY
mark='<!-- what proceedings compare says -->'

ask() {
  curl --fail --silent --show-error --location --max-filesize 10000000 \
    --header "Authorization: Bearer $TOKEN" --header 'Accept: application/vnd.github+json' "$@"
}

# Only a change that is open, and has not changed since.
number=$(ask --get "$repository/pulls" --data state=open --data-urlencode "head=$OWNER:$BRANCH" |
  jq --raw-output --arg commit "$COMMIT" 'map(select(.head.sha == $commit).number)[0] // empty')
archive=$(ask "$repository/actions/runs/$RUN/artifacts?name=changes" |
  jq --raw-output '.artifacts | map(select(.size_in_bytes < 1000000).archive_download_url)[0] // empty')
if [ -z "$number" ] || [ -z "$archive" ]; then
  echo "Nothing to tell: no open change has this commit, or nothing was found of it."
  exit 0
fi

# One file is taken out of the archive, and not more of it than the tool reads.
ask "$archive" > changes.zip
unzip -p changes.zip changes.json | head -c 3000000 > changes.json
proceedings compare --saved changes.json --format markdown > changes.md
jq --null-input --rawfile found changes.md --arg mark "$mark" --arg page "$PAGE" \
  '{body: "\($mark)\n\($found)\n[The site with this change, to download](\($page)#artifacts)"}' > comment.json

former=$(ask "$repository/issues/$number/comments?per_page=100" |
  jq --raw-output --arg mark "$mark" \
    'map(select(.user.login == "github-actions[bot]" and (.body | startswith($mark))).url)[0] // empty')
if [ -n "$former" ]; then
  ask --request PATCH --data @comment.json "$former" > answer.json
else
  ask --data @comment.json "$repository/issues/$number/comments" > answer.json
fi
