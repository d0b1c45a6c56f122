-- Posts a reply, again and again, to the reports of a file in random order.
--
-- wrk ... -s replies.lua -- FILE TOKEN CONTENT
-- A line of the file is the path of a report's replies; CONTENT is a file with the reply.

local requests = {}

function init(arguments)
    local file = io.open(arguments[3])
    local content = file:read("*a")
    file:close()
    local fields = {
        Host = wrk.host, ["Content-Type"] = "application/json",
        Authorization = "Bearer " .. arguments[2],
    }
    for path in io.lines(arguments[1]) do
        requests[#requests + 1] = wrk.format("POST", path, fields, content)
    end
    math.randomseed(16)
end

function request()
    return requests[math.random(#requests)]
end

-- The end of every script: what was measured, as one line of JSON.

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests": %d, "seconds": %.6f, "p50": %.1f, "p99": %.1f, "refused": %d, "broken": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
