-- Lets wrk ask something else each time: replaces the marks of bench/variation.py in the path.
--
--     wrk ... --script vary.lua URL -- FIRST_NUMBER FIRST_DEPARTMENT DEPARTMENTS PROJECTS

local template, number, first, departments, projects

function init(arguments)
  template = wrk.path
  number, first = tonumber(arguments[1]), tonumber(arguments[2])
  departments, projects = tonumber(arguments[3]), tonumber(arguments[4])
end

function request()
  number = number + 1
  local path = template
    :gsub("~NUMBER~", string.format("%012d", number))
    :gsub("~DEPARTMENT~", string.format("%06d", first + number % departments))
    :gsub("~PROJECT~", string.format("%02d", number % projects + 1))
  return wrk.format(nil, path)
end
